import { describeLayouts } from "./layouts";

describeLayouts("npm");
