// SPDX-License-Identifier: EUPL-1.2
#include "portal/report.h"

#include "portal/layering.h"
#include "portal/meaning.h"

#include <glib/gi18n.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace portal {

namespace {

using Row = std::vector<std::string>;

/// Units: characters.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(g_utf8_strlen(text.data(), static_cast<gssize>(text.size())));
}

/// Rows as columns below a title; the last column keeps its width.
std::string table(const std::string& title, const std::vector<Row>& rows) {
  if (rows.empty())
    return {};
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], width_of(row[column]));
  std::string text = title + "\n";
  for (const auto& row : rows) {
    std::string line = "  ";
    for (std::size_t column = 0; column < row.size(); ++column)
      line += row[column] + std::string(widths[column] - width_of(row[column]) + 2, ' ');
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words)
    text += (text.empty() ? "" : "; ") + word;
  return text;
}

Row row(std::string what, const Origin& origin, std::vector<std::string> more) {
  Row cells{std::move(what), std::string{word_for(origin.layer)}};
  cells.insert(cells.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  cells.push_back(origin.file);
  return cells;
}

std::vector<Row> host_rows(const Description& description) {
  std::vector<Row> rows;
  for (const auto& host : description.hosts)
    // Translators: what follows, up to “Pages taken away”, is printed by `primaweb-launcher --check-portal` for whoever
    // looks after the computers. Of a host: its pages are shown in the program's window.
    rows.push_back(row(host, description.origins.at(host), {_("shown")}));
  for (const auto& host : description.accepted_hosts)
    rows.push_back(row(host, description.origins.at(host), {_("shown, as the user agreed")}));
  for (const auto& host : description.card_hosts)
    // Translators: of a host of the portal.
    rows.push_back(row(host, description.origins.at(host), {_("may ask for the card")}));
  for (const auto& issuer : description.card_host_issuers)
    // Translators: of a public key: its owner must have issued the certificate of the hosts above.
    rows.push_back(row(issuer, description.origins.at(card_host_issuer), {_("must have issued its certificate")}));
  if (!description.asks_about_hosts)
    // Translators: instead of the name of a host: all other hosts.
    rows.push_back(row(_("others"), description.origins.at(ask_about_hosts), {_("nobody is asked about them")}));
  return rows;
}

std::vector<Row> address_rows(const Description& description) {
  std::vector<Row> rows;
  for (const auto& [language, address] : description.start) {
    const auto key = language.empty() ? "start" : "start[" + language + "]";
    rows.push_back(row(key, description.origins.at(key), {address}));
  }
  if (description.log_out.empty())
    // Translators: of an address of the portal.
    rows.push_back({"log-out", "-", _("not known"), ""});
  else
    rows.push_back(row("log-out", description.origins.at("log-out"), {description.log_out}));
  if (const auto& words = description.log_out_words; !words.empty())
    rows.push_back(row("log-out-words", description.origins.at("log-out-words"), {joined(words)}));
  return rows;
}

std::string standing_of(const PageRule& page, const std::optional<WorkedRules>& worked) {
  std::string standing;
  if (page.verified)
    // Translators: of a rule by which a page of the portal is known: somebody has seen it fit the real portal, or
    // nobody.
    standing = _("verified");
  if (const auto day = worked ? worked->day(page) : std::nullopt) {
    // Translators: of such a rule; the day follows, as 2026-10-07.
    standing += (standing.empty() ? "" : ", ") + std::string{_("worked here on")} + " " + *day;
  }
  if (standing.empty())
    standing = _("not verified");
  return standing;
}

std::vector<Row> page_rows(const Description& description, const std::optional<WorkedRules>& worked) {
  std::vector<Row> rows;
  for (const auto& page : description.pages)
    rows.push_back(row(page.name, page.origin, {std::string{word_for(page.meaning)}, standing_of(page, worked)}));
  return rows;
}

} // namespace

std::string report(const LayeredDescription& layered, const std::vector<LayerFile>& files,
                   const std::optional<WorkedRules>& worked) {
  std::vector<Row> file_rows;
  file_rows.reserve(files.size());
  for (const auto& [layer, path] : files)
    file_rows.push_back({std::string{word_for(layer)}, path});
  std::vector<Row> error_rows;
  error_rows.reserve(layered.errors.size());
  for (const auto& error : layered.errors)
    error_rows.push_back({to_text(error)});
  auto text = table(_("Files"), file_rows) + table(_("Errors"), error_rows);
  if (!layered.description)
    return text + _("Nothing usable is left: no sign-in is possible.") + "\n";
  const auto& description = *layered.description;
  std::vector<Row> disabled_rows;
  for (const auto& page : description.disabled)
    disabled_rows.push_back(row(page.name, page.origin, {}));
  return text + table(_("Service"), {{description.name}}) + table(_("Hosts"), host_rows(description)) +
         table(_("Addresses"), address_rows(description)) +
         table(_("Pages, in the order in which they are tried"), page_rows(description, worked)) +
         table(_("Pages taken away"), disabled_rows);
}

} // namespace portal
