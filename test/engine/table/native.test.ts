import { nativeHost } from "../support/host";
import { describeTable } from "./table";

describeTable(nativeHost);
