import { dynamicHost } from "../support/host";
import { describeGuard } from "./guard";

describeGuard(dynamicHost);
