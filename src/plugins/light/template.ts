/**
 * The script behind the style sheet of a page. A script waits for the style sheet, and the browser with it: meanwhile
 * it paints what it has, the header, whose styles are in the page (scripts/site/seal/header-styles.ts).
 */
export const paintPause = 'document.currentScript.remove()';

/** Address of the script before the first section, below the site's base: for a script in a file a browser pauses too, and paints the top of the page before the rest. */
export const pauseFile = 'assets/pause.js';

/** What is in a page only until the application takes over, which renders nothing of it: `data-until-taken`. */
const served = 'data-until-taken';

/**
 * The template of a page whose application is loaded later (Docusaurus's `ssrTemplate`, in the language of Eta).
 *
 * It differs from Docusaurus's own in three things. The scripts of the application are only named: the script in the
 * page loads them (page-script/application.ts). The style sheet is asked for first, but stands behind all scripts and
 * behind the header: what is behind it waits for it, and the reading of the page too. The header is painted first, and
 * the top of the page before the rest.
 */
export const template = `
<% const hasHeader = it.appHtml.includes('</nav>'); %>
<% const [, beginning = it.appHtml, sections = ''] = /^([^]*?<article[^]*?)(<h2[^]*)$/.exec(it.appHtml) ?? []; %>
<% const styles = (marks) => it.stylesheets.map((stylesheet) => '<link rel="stylesheet"' + marks + ' href="' + it.baseUrl + stylesheet + '">').join(''); %>
<!DOCTYPE html>
<html <%~ it.htmlAttributes %>>
  <head>
    <meta charset="UTF-8">
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="preload" as="style" href="<%= it.baseUrl %><%= stylesheet %>">
    <% }); %>
    <% if (sections !== '') { %>
      <link rel="preload" as="script" href="<%= it.baseUrl %>${pauseFile}">
    <% } %>
    <meta name="generator" content="Docusaurus v<%= it.version %>">
    <% it.metaAttributes.forEach((metaAttribute) => { %>
      <%~ metaAttribute %>
    <% }); %>
    <meta name="application-scripts" content="<%= it.scripts.map((script) => it.baseUrl + script).join(' ') %>">
    <%~ it.headTags %>
    <% const [inlineScripts, otherTags] = [true, false].map((wanted) => it.preBodyTags.split(/(?<=<\\/script>)|(?=<script>)/).filter((part) => part.startsWith('<script>') === wanted).join('')); %>
    <%~ inlineScripts %>
    <%~ hasHeader ? '' : styles('') %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ otherTags %>
    <div id="__docusaurus"><%~
      beginning.replace('</nav>', (end) => end + styles(' ${served}') + '<script>${paintPause}</script>')
      + (sections && '<script ${served} src="' + it.baseUrl + '${pauseFile}"></script>')
      + sections
    %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;
