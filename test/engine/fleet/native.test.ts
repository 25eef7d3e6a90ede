import { nativeHost } from "../support/host";
import { describeFleet } from "./fleet";

describeFleet(nativeHost);
