/** Where axios notes what to do at a redirect: of a proxy, an agent, its own settings, credentials, headers. */
const NOTED = /options\.beforeRedirects\.(proxy|direct|config|auth|sensitiveHeaders) = /g;

/**
 * A webpack loader: takes out of axios's adapter what it notes for redirects, none of which is followed. V8
 * makes a function that is assigned to a property as one that lives long, and so each request stayed in
 * memory, with all that belongs to it, until the next collection of everything.
 */
module.exports = (source) => {
  if (source.match(NOTED)?.length !== 5)
    throw new Error("axios notes what to do at a redirect in another way than before.");
  return source.replace(NOTED, "const $1AtRedirect = ");
};
