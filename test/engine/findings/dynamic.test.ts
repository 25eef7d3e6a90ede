import { dynamicHost } from "../support/host";
import { describeFindings } from "./findings";

describeFindings(dynamicHost);
