import { nativeHost } from "../support/host";
import { describeOrganization } from "./organization";

describeOrganization(nativeHost);
