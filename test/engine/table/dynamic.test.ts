import { dynamicHost } from "../support/host";
import { describeTable } from "./table";

describeTable(dynamicHost);
