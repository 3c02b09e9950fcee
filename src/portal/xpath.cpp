// SPDX-License-Identifier: EUPL-1.2
#include "portal/xpath.h"

#include "portal/compose.h"

#include <glib/gi18n.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace portal {

namespace {

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;
using Context = std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)>;
using Compiled = std::unique_ptr<xmlXPathCompExpr, decltype(&xmlXPathFreeCompExpr)>;
using Value = std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)>;

/// They look like functions.
constexpr std::array<std::string_view, 4> node_tests{"comment", "text", "node", "processing-instruction"};
/// So do these before a bracket.
constexpr std::array<std::string_view, 4> operators{"and", "or", "div", "mod"};

const xmlChar* as_xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(
      text.c_str()); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): libxml2's
}

bool is_in_a_name(char character) {
  const auto byte = static_cast<unsigned char>(character);
  return byte >= 0x80U || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == '-' || byte == '.';
}

/// Quoted texts emptied, so that what is left is XPath's own.
std::string without_literals(std::string_view path) {
  std::string kept;
  char quote = '\0';
  for (const char character : path) {
    if (quote == '\0' || character == quote)
      kept += character;
    if (quote == '\0' && (character == '"' || character == '\''))
      quote = character;
    else if (character == quote)
      quote = '\0';
  }
  return kept;
}

/// What libxml2 takes for XPath while only its use would fail; in a page it would fail as a whole.
std::optional<std::string> unknown_word(const std::string& path, xmlXPathContext* context) {
  if (path.find('$') != std::string::npos)
    return _("XPath 1.0 without variables");
  for (auto at = path.find(':'); at != std::string::npos; at = path.find(':', at + 1)) {
    if (path.compare(at, 2, "::") != 0)
      return _("XPath 1.0 without prefixes such as \"svg:\"");
    ++at;
  }
  for (auto bracket = path.find('('); bracket != std::string::npos; bracket = path.find('(', bracket + 1)) {
    const auto end = path.find_last_not_of(" \t\r\n", bracket == 0 ? 0 : bracket - 1);
    auto begin = end == std::string::npos ? 0 : end + 1;
    while (begin > 0 && is_in_a_name(path[begin - 1]))
      --begin;
    const auto name = end == std::string::npos ? std::string{} : path.substr(begin, end + 1 - begin);
    const auto is_one_of = [&name](const auto& words) { return std::ranges::find(words, name) != words.end(); };
    if (!name.empty() && !is_one_of(operators) && !is_one_of(node_tests) &&
        xmlXPathFunctionLookup(context, as_xml(name)) == nullptr)
      return compose(_("XPath 1.0: there is no \"%1\" in it"), name);
  }
  return std::nullopt;
}

} // namespace

std::optional<std::string> xpath_fault(const std::string& path) {
  const Document document{xmlNewDoc(nullptr), xmlFreeDoc};
  xmlDocSetRootElement(document.get(), xmlNewNode(nullptr, as_xml("html")));
  const Context context{xmlXPathNewContext(document.get()), xmlXPathFreeContext};
  context->node = xmlDocGetRootElement(document.get());
  context->error = [](void*, auto*) {}; // it is asked for below, and not to be printed
  const Compiled compiled{xmlXPathCtxtCompile(context.get(), as_xml(path)), xmlXPathFreeCompExpr};
  if (!compiled) {
    const auto at = static_cast<std::size_t>(std::max(context->lastError.int1, 0));
    return at < path.size() ? compose(_("XPath 1.0: it is not from \"%1\" on"), path.substr(at))
                            : _("XPath 1.0: it ends too early");
  }
  if (auto unknown = unknown_word(without_literals(path), context.get()))
    return unknown;
  const Value value{xmlXPathCompiledEval(compiled.get(), context.get()), xmlXPathFreeObject};
  if (!value || value->type != XPATH_NODESET)
    return _("XPath 1.0 that finds elements");
  return std::nullopt;
}

} // namespace portal
