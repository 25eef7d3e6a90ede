export { type GetConfiguration, type Settings, settingsOf } from "./config";
export { ConnectionPool, type ConnectionPoolOptions } from "./connectionPool";
