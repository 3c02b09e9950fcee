// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/layer.h"
#include "portal/page.h"
#include "portal/selector.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace portal {

/// Which layer and which file something of a description comes from.
struct Origin {
  Layer layer = Layer::shipped;
  std::string file;
};

/// How one page is recognised, what it means and what to press: a [page …] group (primaweb-portal(5)).
struct PageRule {
  std::string name;
  Meaning meaning = Meaning::way_in;
  std::vector<std::string> addresses; ///< patterns "https://host/path*"; `*` only at the end; never a query
  Selector present;                   ///< must find something; may be empty when there are words
  std::vector<std::string> words; ///< any one must be in the page's text, in any case; of all languages; may be empty
  Selector press;                 ///< the one thing to press
  Selector option;                ///< what to choose in each line of a list; of an XPath, the line
  Selector opener;                ///< what brings the lines of a list that has none before it is open
  Selector more;                  ///< what leads to the next lines of a list that goes over several pages
  std::string option_label;       ///< XPath within a line; empty: the line's text. This and the next two: with an XPath
  std::string option_detail;      ///< XPath within a line
  std::string option_select;      ///< XPath within a line: what to press or tick for it
  bool verified = false;          ///< seen by someone on the live site
  std::string leads_to;           ///< in files of learned pages that the first versions wrote; nobody heeds it
  Origin origin{};
};

/// The service that a user who does not ask for another one is taken to.
inline constexpr const char* default_service = "primaweb";

/// As Origin::file: the copy of the shipped file that is part of the program.
inline constexpr const char* built_in_file = "(built in)";

/// A portal as data: who may be visited, who may ask the card, which page is which, on the way to one service.
struct Description {
  std::string name;                         ///< of the service: "PrimaWeb"
  std::map<std::string, std::string> start; ///< by language; "" is the fallback
  std::vector<std::string> hosts;           ///< the view may show these: names and patterns (portal/shown_hosts.h)
  std::vector<std::string> card_hosts;     ///< "host" or "host:port", lower case: the card may answer these (promise 2)
  std::vector<std::string> accepted_hosts; ///< the view may show these, too: the user was led there, and agreed
  bool asks_about_hosts = false;           ///< the user may be led to others, when they agree
  /// "sha256/" and the base64 of a public key's hash: one of these authorities must have issued a card host's
  /// certificate, beside what the system trusts. Empty: no such wish.
  std::vector<std::string> card_host_issuers;
  std::string log_out;                    ///< address; empty while nobody knows it
  std::vector<std::string> log_out_words; ///< names of the control that signs out, where a page has one
  std::vector<std::string> public_pages;  ///< addresses that need no sign-in: those that a live check may ask for
  bool practice = false;
  std::vector<PageRule> pages;
  std::vector<PageRule> disabled;        ///< by a later layer; only told of
  std::map<std::string, Origin> origins; ///< of "start", "start[nl]", "log-out" …, and of hosts

  /// The start address for a language such as "nl" or "fr".
  [[nodiscard]] const std::string& start_for(const std::string& language) const;
  /// https, and one of `hosts` or `accepted_hosts`, and no card host, whatever a pattern says. Strict: exact port, no
  /// user name, no unusual writing.
  [[nodiscard]] bool may_show(std::string_view address) const;
  /// https, and one of `card_hosts`; as strict, and by its exact name alone.
  [[nodiscard]] bool is_card_host(std::string_view address) const;
  /// may_show(), and `hosts` has the host's very name: the portal's own, and not only one that a sign-in may lead over.
  [[nodiscard]] bool names(std::string_view address) const;
  /// https, at a host that is not shown, and that the user may be asked about: never one that wants the card, one of
  /// numbers, one of this computer's own or, in practice, any other (promise 8).
  [[nodiscard]] bool may_ask_about(std::string_view address) const;
  /// The pages (indices, in order) that an address leaves possible; what stands on the page decides among them.
  [[nodiscard]] std::vector<std::size_t> rules_at(std::string_view address) const;
};

/// Where a description is wrong, and what was expected there.
struct DescriptionError {
  std::string file;
  std::size_t line = 0; ///< 0: the file as a whole, or something that it lacks
  std::string where;    ///< "[group] key"; empty: the file as a whole
  std::string expected;
};

/// "FILE:LINE: [group] key: expected …", as compilers write it.
[[nodiscard]] std::string to_text(const DescriptionError& error);

using DescriptionResult = std::variant<Description, DescriptionError>;

/// Reads and checks one file that has to be right by itself (format: primaweb-portal(5)).
///
/// A real description may name no `.localhost` host, a practice one only such hosts (promise 8).
[[nodiscard]] DescriptionResult load_description(const std::string& path, bool practice);

/// What all layers make together.
struct LayeredDescription {
  std::optional<Description> description; ///< nothing: a practice portal's file does not even say where to begin
  std::vector<DescriptionError> errors;   ///< of the files that are not used, or not whole
};

/// Reads the files in their order; a later one corrects and adds to the earlier ones.
///
/// What is wrong is told and left out: a mistake in a page leaves out all pages of its file, so that none is taken for
/// another (of the learned ones that page alone), and one elsewhere leaves out the whole file. In the place of a
/// shipped file of the real portal that is gone or not right by itself comes its built-in copy, so that no broken file
/// ever stops the launcher. A `service` that no file knows is told, and default_service taken.
[[nodiscard]] LayeredDescription load_layers(const std::vector<LayerFile>& files, const std::string& service,
                                             bool practice = false);

} // namespace portal
