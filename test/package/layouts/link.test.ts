import { describeLayouts } from "./layouts";

describeLayouts("link");
