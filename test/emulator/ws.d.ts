/** The vendor's SDKs (clients.test.ts) name this package in their types and do not bring its types. */
declare module "ws" {
  namespace WebSocket {
    type ClientOptions = unknown;
  }
  class WebSocket {}
  export default WebSocket;
}
