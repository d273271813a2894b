/** The vendor's SDKs (clients.test.ts) use this package in their types, but do not depend on its types. */
declare module "ws" {
  namespace WebSocket {
    type ClientOptions = unknown;
  }
  class WebSocket {}
  export default WebSocket;
}
