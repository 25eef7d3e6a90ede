import { nativeHost } from "../support/host";
import { describeFindings } from "./findings";

describeFindings(nativeHost);
