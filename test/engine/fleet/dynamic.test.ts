import { dynamicHost } from "../support/host";
import { describeFleet } from "./fleet";

describeFleet(dynamicHost);
