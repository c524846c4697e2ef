'use strict';

window.ui = window.SwaggerUIBundle({
  url: new URL('api/openapi.json', document.baseURI).href,
  dom_id: '#docs',
  deepLinking: false,
  validatorUrl: null,
});
