import helmet from "helmet";

/** Our own files, workers that the map library makes from a blob, pictures in `data:`; nothing from elsewhere. */
export function safety() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Attributes only: templates of the screens may hold `style="…"`, a style element from elsewhere stays shut out.
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        mediaSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // `'self'` takes in the web socket of the same origin (CSP 3).
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The house's own network speaks plain http; a proxy that adds TLS adds this header too.
    strictTransportSecurity: false,
    // Not `no-referrer`: a form of ours would then say `Origin: null`, as one of a stranger's sandbox does (Fetch, §3.1).
    referrerPolicy: { policy: "same-origin" },
  });
}
