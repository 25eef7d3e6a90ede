import { dynamicPlugin } from "../support/plugin";
import { describeReceivedHandshake } from "./receivedHandshake";

describeReceivedHandshake(dynamicPlugin);
