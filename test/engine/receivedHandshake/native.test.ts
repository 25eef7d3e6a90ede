import { nativePlugin } from "../support/plugin";
import { describeReceivedHandshake } from "./receivedHandshake";

describeReceivedHandshake(nativePlugin);
