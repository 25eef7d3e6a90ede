import { dynamicHost } from "../support/host";
import { describeInvitationGuard } from "./invitationGuard";

describeInvitationGuard(dynamicHost);
