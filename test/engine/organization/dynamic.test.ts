import { dynamicHost } from "../support/host";
import { describeOrganization } from "./organization";

describeOrganization(dynamicHost);
