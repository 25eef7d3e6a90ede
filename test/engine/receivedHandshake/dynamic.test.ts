import { dynamicHost } from "../support/host";
import { describeReceivedHandshake } from "./receivedHandshake";

describeReceivedHandshake(dynamicHost);
