import { dynamicPlugin } from "../support/plugin";
import { describeOrganizationGuard } from "./organizationGuard";

describeOrganizationGuard(dynamicPlugin);
