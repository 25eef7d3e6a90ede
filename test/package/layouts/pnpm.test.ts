import { describeLayouts } from "./layouts";

describeLayouts("pnpm");
