import { nativeHost } from "../support/host";
import { describeInvitationGuard } from "./invitationGuard";

describeInvitationGuard(nativeHost);
