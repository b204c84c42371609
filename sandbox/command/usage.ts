/** The port people find the sandbox at when they do not choose one. */
export const defaultPort = 4711;

export const usage = `Usage: dataverse-sandbox [options]
       dataverse-sandbox import <environment URL> [--help]

A local Dataverse environment with its own sign-in, on http://127.0.0.1:<port>.

  --port <n>             port to listen on, 0 for any free one (default ${defaultPort})
  --seed <name>          believable (default) or empty
  --rows <table>=<n>     generate rows of a table besides; may be repeated
  --limit-requests <n>   requests a user may send in the window (default 6000)
  --window <seconds>     length of that window (default 300)
  --concurrency <n>      requests of a user in flight at once (default 52)
  --latency <ms>         time every request takes before it is answered (default 0)
  --cost                 let work take time: 20 ms a request, 4 an operation, 1 a bulk row
  --cost-request <ms>    the same with another time for every request
  --cost-row <ms>        the same with another time for every operation, parts of batches included
  --cost-bulk-row <ms>   the same with another time for every row of a bulk message
  --dop-hint <n>         degree of parallelism recommended to clients (default 8)
  --token-lifetime <s>   life of an access token (default 3599)
  --certificate <file>   register a certificate (PEM) of yours for the client id
  --print-certificate    make a certificate that is registered, and print it with its key
  --date-skew <ms>       how far the Date header is ahead of the clock, behind where negative (default 0)
  --tables <folder>      declare more tables, or more columns of the usual ones: one JSON file a table
  --https                serve by https, with a certificate that is made at the start
  --host <address>       listen on that address, in place of 127.0.0.1; needs --control-key, which
                         guards the control of the sandbox and nothing else of it
  --public-url <url>     what clients call it by, such as http://dataverse:4711 in a container: what links,
                         tokens and the sign-in name (default: the address)
  --control-key <key>    what control over HTTP has to send as X-Control-Key
  --print <form>         print the connection as env, json, prismatic or postman, and nothing else
  --change-days <n>      days that tokens of change tracking are good for (default 7)
  --help                 this text`;
