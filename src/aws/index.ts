export { Accounts, type AccountsOptions } from "./accounts";
export { type GetConfiguration, type Settings, settingsOf } from "./config";
