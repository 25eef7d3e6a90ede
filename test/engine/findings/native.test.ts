import { nativePlugin } from "../support/plugin";
import { describeFindings } from "./findings";

describeFindings(nativePlugin);
