import { nativeHost } from "../support/host";
import { describeReceivedHandshake } from "./receivedHandshake";

describeReceivedHandshake(nativeHost);
