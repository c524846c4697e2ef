'use strict';

window.ui = window.SwaggerUIBundle({
  url: new URL('../openapi.json', document.currentScript.src).href,
  dom_id: '#docs',
  deepLinking: false,
  validatorUrl: null,
});
