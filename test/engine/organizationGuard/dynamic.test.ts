import { dynamicHost } from "../support/host";
import { describeOrganizationGuard } from "./organizationGuard";

describeOrganizationGuard(dynamicHost);
