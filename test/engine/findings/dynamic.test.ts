import { dynamicPlugin } from "../support/plugin";
import { describeFindings } from "./findings";

describeFindings(dynamicPlugin);
