import { nativePlugin } from "../support/plugin";
import { describeInvitationGuard } from "./invitationGuard";

describeInvitationGuard(nativePlugin);
