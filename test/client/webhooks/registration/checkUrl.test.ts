import { checkWebhookUrl } from "../../../../src/client/webhooks/registration/checkUrl";

test.each([
  "https://hooks.example.com/trigger/EXAMPLE==",
  "https://hooks.example.com:443/trigger",
  "https://hooks.example.com:80/trigger",
  "http://127.0.0.1:8123/hook",
  "http://localhost:8123/hook",
  "https://[::1]:8443/hook",
])("%s passes", (url) => {
  expect(() => checkWebhookUrl(url)).not.toThrow();
});

test.each([
  ["https://hooks.example.com:8443/trigger", /has the port 8443, .* ports 80 and 443 only/],
  ["http://hooks.example.com/trigger", /begins with http, .* https addresses only/],
  ["hooks.example.com/trigger", /is no web address/],
  ["ftp://hooks.example.com/trigger", /is no web address/],
  ["", /is no web address/],
  [`https://hooks.example.com/${"x".repeat(2_000)}`, /has 2026 characters; Dataverse takes 2000/],
])("%s is refused", (url, message) => {
  expect(() => checkWebhookUrl(url)).toThrow(message);
});
