/**
 * The template of a page whose application is loaded later (Docusaurus's `ssrTemplate`, in the language of Eta).
 *
 * It differs from Docusaurus's own in three things. The scripts of the application are only named: the script in the
 * page loads them (page-script/application.ts). All inline scripts stand before the style sheet, which is asked for
 * first: a script behind a style sheet would wait for it, and with it the rest of the page. Nothing else is loaded.
 */
export const template = `
<!DOCTYPE html>
<html <%~ it.htmlAttributes %>>
  <head>
    <meta charset="UTF-8">
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="preload" as="style" href="<%= it.baseUrl %><%= stylesheet %>">
    <% }); %>
    <meta name="generator" content="Docusaurus v<%= it.version %>">
    <% it.metaAttributes.forEach((metaAttribute) => { %>
      <%~ metaAttribute %>
    <% }); %>
    <meta name="application-scripts" content="<%= it.scripts.map((script) => it.baseUrl + script).join(' ') %>">
    <%~ it.headTags %>
    <% const [inlineScripts, otherTags] = [true, false].map((wanted) => it.preBodyTags.split(/(?<=<\\/script>)|(?=<script>)/).filter((part) => part.startsWith('<script>') === wanted).join('')); %>
    <%~ inlineScripts %>
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="stylesheet" href="<%= it.baseUrl %><%= stylesheet %>">
    <% }); %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ otherTags %>
    <div id="__docusaurus"><%~ it.appHtml %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;
