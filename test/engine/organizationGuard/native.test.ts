import { nativeHost } from "../support/host";
import { describeOrganizationGuard } from "./organizationGuard";

describeOrganizationGuard(nativeHost);
