import { dynamicPlugin } from "../support/plugin";
import { describeInvitationGuard } from "./invitationGuard";

describeInvitationGuard(dynamicPlugin);
