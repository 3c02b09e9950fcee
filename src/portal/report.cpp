// SPDX-License-Identifier: EUPL-1.2
#include "portal/report.h"

#include "portal/layering.h"
#include "portal/meaning.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace portal {

namespace {

using Row = std::vector<std::string>;

/// Rows as columns below a title; the last column keeps its width.
std::string table(const std::string& title, const std::vector<Row>& rows) {
  if (rows.empty())
    return {};
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], row[column].size());
  std::string text = title + "\n";
  for (const auto& row : rows) {
    std::string line = "  ";
    for (std::size_t column = 0; column < row.size(); ++column)
      line += row[column] + std::string(widths[column] - row[column].size() + 2, ' ');
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
    rows.push_back(row(host, description.origins.at(host), {"shown"}));
  for (const auto& host : description.card_hosts)
    rows.push_back(row(host, description.origins.at(host), {"may ask for the card"}));
  for (const auto& issuer : description.card_host_issuers)
    rows.push_back(row(issuer, description.origins.at(card_host_issuer), {"must have issued its certificate"}));
  return rows;
}

std::vector<Row> address_rows(const Description& description) {
  std::vector<Row> rows;
  for (const auto& [language, address] : description.start) {
    const auto key = language.empty() ? "start" : "start[" + language + "]";
    rows.push_back(row(key, description.origins.at(key), {address}));
  }
  if (description.log_out.empty())
    rows.push_back({"log-out", "-", "not known", ""});
  else
    rows.push_back(row("log-out", description.origins.at("log-out"), {description.log_out}));
  if (const auto& words = description.log_out_words; !words.empty())
    rows.push_back(row("log-out-words", description.origins.at("log-out-words"), {joined(words)}));
  return rows;
}

std::vector<Row> page_rows(const Description& description) {
  std::vector<Row> rows;
  for (const auto& page : description.pages)
    rows.push_back(row(page.name, page.origin,
                       {std::string{word_for(page.meaning)}, page.verified ? "verified" : "not verified"}));
  return rows;
}

} // namespace

std::string report(const LayeredDescription& layered, const std::vector<LayerFile>& files) {
  std::vector<Row> file_rows;
  file_rows.reserve(files.size());
  for (const auto& [layer, path] : files)
    file_rows.push_back({std::string{word_for(layer)}, path});
  std::vector<Row> error_rows;
  error_rows.reserve(layered.errors.size());
  for (const auto& error : layered.errors)
    error_rows.push_back({to_text(error)});
  auto text = table("Files", file_rows) + table("Errors", error_rows);
  if (!layered.description)
    return text + "Nothing usable is left: no sign-in is possible.\n";
  const auto& description = *layered.description;
  std::vector<Row> disabled_rows;
  for (const auto& page : description.disabled)
    disabled_rows.push_back(row(page.name, page.origin, {}));
  return text + table("Service", {{description.name}}) + table("Hosts", host_rows(description)) +
         table("Addresses", address_rows(description)) +
         table("Pages, in the order in which they are tried", page_rows(description)) +
         table("Pages taken away", disabled_rows);
}

} // namespace portal
