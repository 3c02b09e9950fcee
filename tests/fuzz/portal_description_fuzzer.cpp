// SPDX-License-Identifier: EUPL-1.2
// A portal described by anyone, in layers. The first byte of an input says how the rest is read: texts between form
// feeds, one a layer, from the shipped one on, or on top of a shipped one that is right.
#include "fuzz_input.h"
#include "portal/address.h"
#include "portal/description.h"
#include "portal/key_file.h"
#include "portal/learned_pages.h"
#include "portal/locator.h"
#include "portal/meaning.h"
#include "portal/shown_hosts.h"
#include "require.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using fuzz::require;
using portal::Description;
using portal::Layer;

constexpr std::string_view real = "[portal]\nformat=1\nhosts=a.be;b.be:8\ncard-hosts=c.be\n"
                                  "[service primaweb]\nname=P\nstart=https://a.be/\n"
                                  "[page p]\nmeaning=way-in\naddresses=https://a.be/*\npresent=//a\npress=//a\n"
                                  "verified=false\n";
constexpr std::string_view practice = "[portal]\nformat=1\npractice=true\nhosts=a.localhost\ncard-hosts=c.localhost\n"
                                      "[service primaweb]\nname=P\nstart=https://a.localhost/\n";

/// A file that only memory holds.
class MemoryFile {
public:
  explicit MemoryFile(std::string_view text) : m_descriptor{memfd_create("layer", MFD_CLOEXEC)} {
    const auto written = write(m_descriptor, text.data(), text.size());
    require(written == static_cast<ssize_t>(text.size()), "memory for an input");
  }

  ~MemoryFile() { close(m_descriptor); }

  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  MemoryFile(MemoryFile&&) = delete;
  MemoryFile& operator=(MemoryFile&&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
  int m_descriptor;
};

struct Case {
  bool is_practice = false;
  std::string service;
  std::vector<std::string> texts; ///< one a layer
};

Case read(fuzz::Input input) {
  const auto options = input.byte();
  const bool is_practice = (options & 1U) != 0;
  Case read{.is_practice = is_practice, .service = (options & 4U) != 0 ? "other" : "primaweb", .texts = {}};
  if ((options & 2U) != 0)
    read.texts.emplace_back(is_practice ? practice : real);
  const auto rest = input.rest();
  read.texts.emplace_back();
  constexpr std::size_t layers = 4;
  for (const auto byte : rest)
    if (byte == '\f' && read.texts.size() < layers)
      read.texts.emplace_back();
    else
      read.texts.back() += static_cast<char>(byte);
  return read;
}

std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1 && text.find('\n') != std::string_view::npos; --number)
    text.remove_prefix(text.find('\n') + 1);
  return number == 1 ? text.substr(0, text.find('\n')) : std::string_view{};
}

/// The group that an error names: "[group] key".
std::string_view group_in(std::string_view where) {
  return where.substr(0, where.rfind(']') + 1);
}

void check_error(const portal::DescriptionError& error, const Case& input,
                 const std::vector<portal::LayerFile>& files) {
  require(!error.expected.empty(), "an error says what was expected");
  if (error.file == "the setting \"service\"")
    return;
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const portal::LayerFile& each) { return each.path == error.file; });
  require(file != files.end(), "an error names its file");
  const std::string_view text = input.texts.at(static_cast<std::size_t>(file - files.begin()));
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  require(error.line <= lines, "an error's line is in its file");
  require(error.line == 0 || !line_of(text, error.line).empty(), "an error's line has something in it");
  if (error.line == 0 && !error.where.empty())
    require(text.find(group_in(error.where)) == std::string_view::npos, "only what a file lacks has no line");
}

/// What GKeyFile reads is what KeyLines has seen, each key once.
void check_lines(const std::string& path, std::string_view text) {
  const auto loaded = portal::KeyFile::load(path);
  const auto* file = std::get_if<portal::KeyFile>(&loaded);
  if (file == nullptr)
    return;
  std::set<std::size_t> lines;
  for (const auto& group : file->groups()) {
    const auto group_line = file->located({group, "", ""}).line;
    require(line_of(text, group_line).find("[" + group + "]") != std::string_view::npos, "a group has its line");
    require(lines.insert(group_line).second, "a group has a line of its own");
    for (const auto& key : file->keys(group)) {
      const auto line = file->located({group, key, ""}).line;
      require(line_of(text, line).find(key) != std::string_view::npos, "a key has its line");
      require(lines.insert(line).second, "a key has a line of its own");
    }
  }
}

void check_hosts(const Description& description) {
  for (const auto* hosts : {&description.hosts, &description.card_hosts})
    for (const auto& host : *hosts) {
      const bool is_pattern = portal::is_host_pattern(host);
      require(!is_pattern || hosts == &description.hosts, "the card answers no pattern");
      require((is_pattern ? portal::parse_host_pattern(host) : portal::parse_host(host)) == host,
              "a host is written in one way");
      require(portal::is_on_this_computer(host) == description.practice, "a practice portal is on this computer");
      const auto layer = description.origins.at(host).layer;
      require(layer == Layer::shipped || layer == Layer::system, "a user adds no host");
      const auto example = is_pattern ? "x" + host.substr(1) : host;
      const auto address = "https://" + example + "/";
      const bool is_cards = portal::contains(description.card_hosts, example);
      require(is_cards == (hosts != &description.hosts) || is_pattern, "a host is one or the other");
      require(description.may_show(address) != is_cards, "the view shows its hosts only");
      require(description.is_card_host(address) == is_cards, "the card answers its hosts only");
      require(!description.may_show("http://" + example + "/"), "the view shows nothing without TLS");
      require(!description.is_card_host("http://" + example + "/"), "the card answers nobody without TLS");
    }
  for (const auto& host : description.accepted_hosts) {
    require(description.asks_about_hosts, "nobody agreed where nobody is asked");
    require(description.origins.at(host).layer == Layer::learned, "the launcher alone notes what its user agreed to");
    require(portal::parse_host(host) == host && !portal::contains(description.card_hosts, host), "it is a plain host");
  }
}

/// A locator can be found, and is written in one way.
void check_locator(const portal::Locator& locator) {
  const auto again = portal::parse_locator(portal::to_text(locator));
  const auto* same = std::get_if<portal::Locator>(&again);
  require(same != nullptr && *same == locator, "a locator is read as it is written");
  require(!locator.control.roles.empty(), "a control has a role");
  for (const auto& name : locator.control.names)
    require(!name.empty() && name.size() <= portal::most_name_bytes, "a name is one that somebody reads");
}

void check_page(const portal::PageRule& rule, const Description& description) {
  require(!rule.addresses.empty(), "a page is somewhere");
  require(!rule.present.empty() || !rule.words.empty(), "no page is known by its address alone");
  require(rule.press.empty() != portal::is_pressed(rule.meaning) || portal::is_choice(rule.meaning),
          "something is pressed where that is what the page is for");
  require(rule.option.empty() != portal::is_choice(rule.meaning), "there is a list where there is a choice");
  require(rule.origin.layer != Layer::learned || portal::is_pressed(rule.meaning) || portal::is_choice(rule.meaning),
          "on a learned page something is pressed or chosen");
  for (const auto* selector : {&rule.present, &rule.press, &rule.option})
    if (const auto* locator = selector->locator())
      check_locator(*locator);
  for (auto address : rule.addresses) {
    const bool is_open = address.back() == '*';
    if (is_open)
      address.pop_back();
    require(rule.origin.layer == Layer::learned || description.may_show(address) || description.is_card_host(address),
            "a page is at a host of the portal");
    require(rule.origin.layer != Layer::learned || !is_open, "a learned page is one page");
  }
}

void check(const Description& description) {
  require(!description.name.empty() && !description.hosts.empty() && !description.card_hosts.empty(), "it is whole");
  check_hosts(description);
  for (const auto& [language, address] : description.start)
    require(description.may_show(address), "it starts at the portal");
  require(description.may_show(description.start_for("nl")), "it starts in every language");
  require(description.log_out.empty() || description.may_show(description.log_out), "it signs out at the portal");
  for (const auto& address : description.public_pages)
    require(description.may_show(address), "a live check asks the portal only");
  std::set<std::string> names;
  for (const auto& rule : description.pages) {
    require(names.insert(rule.name).second, "a page has a name of its own");
    check_page(rule, description);
  }
}

/// Whatever an address looks like: a second, simpler reading of it agrees that it is at one of the hosts.
void check_address(const Description& description, std::string_view address) {
  static_cast<void>(description.rules_at(address));
  const bool is_shown = description.may_show(address);
  if (!is_shown && !description.is_card_host(address))
    return;
  constexpr std::string_view scheme = "https://";
  auto host = std::string{address.substr(scheme.size())};
  host.resize(std::min(host.find_first_of("/?#"), host.size()));
  std::transform(host.begin(), host.end(), host.begin(), g_ascii_tolower);
  auto hosts = is_shown ? description.hosts : description.card_hosts;
  if (is_shown)
    hosts.insert(hosts.end(), description.accepted_hosts.begin(), description.accepted_hosts.end());
  const auto is_meant = [&host](const std::string& each) {
    const auto ends_so = [&](const std::string& end) { return host.size() > end.size() && host.ends_with(end); };
    if (each.starts_with("*."))
      return ends_so(each.substr(1)) || ends_so(each.substr(1) + ":443") || ends_so(each.substr(1) + ":");
    return host == each || host == each + ":443" || host == each + ":";
  };
  require(std::any_of(hosts.begin(), hosts.end(), is_meant), "an address of a host is written plainly");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = read(fuzz::Input{data, size});
  constexpr std::array layers{Layer::shipped, Layer::system, Layer::user, Layer::learned};
  std::vector<std::unique_ptr<MemoryFile>> memory;
  std::vector<portal::LayerFile> files;
  for (const auto& text : input.texts) {
    memory.push_back(std::make_unique<MemoryFile>(text));
    files.push_back({layers.at(files.size()), memory.back()->path()});
    check_lines(files.back().path, text);
  }
  const auto loaded = portal::load_layers(files, input.service, input.is_practice);
  for (const auto& error : loaded.errors)
    check_error(error, input, files);
  const portal::LearnedPages learned{files.back().path, input.is_practice, portal::default_service};
  for (const auto& page : learned.all())
    require(portal::may_be_learned(page), "only what may be kept was learned");
  if (!loaded.description)
    return 0;
  check(*loaded.description);
  check_address(*loaded.description, input.texts.back());
  return 0;
}
