import { protectionPolicy } from "pulumi-aws-handshakes/native";

export const policy = protectionPolicy({ allowedOrganizations: ["o-exampleorgid"] });
