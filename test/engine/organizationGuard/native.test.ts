import { nativePlugin } from "../support/plugin";
import { describeOrganizationGuard } from "./organizationGuard";

describeOrganizationGuard(nativePlugin);
