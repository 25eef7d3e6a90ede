import { describeLayouts } from "./layouts";

describeLayouts("yarn", "yarnPnp");
