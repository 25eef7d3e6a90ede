import { nativeHost } from "../support/host";
import { describeGuard } from "./guard";

describeGuard(nativeHost);
