// SPDX-License-Identifier: EUPL-1.2
#include "portal/address.h"
#include "portal/description.h"
#include "portal/key_file.h"
#include "portal/page_rule.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace portal {

namespace {

const std::string portal_group = "portal";

constexpr std::array<std::string_view, 7> known_keys{"format",     "name",    "start",   "hosts",
                                                     "card-hosts", "log-out", "practice"};

void check_keys(const KeyFile& file) {
  for (const auto& key : file.keys(portal_group)) {
    const auto [name, language] = key_name(portal_group, key);
    if (std::find(known_keys.begin(), known_keys.end(), name) == known_keys.end())
      throw Fault{portal_group, key, "no such key; the known ones are in data/portal/README.md"};
    if (!language.empty() && name != "start")
      throw Fault{portal_group, key, "no language: only start has one"};
  }
}

std::vector<std::string> read_hosts(const KeyFile& file, const std::string& key, bool practice) {
  std::vector<std::string> hosts;
  for (const auto& written : file.list(portal_group, key)) {
    const auto host = parse_host(written);
    if (!host)
      throw Fault{portal_group, key, "host or host:port, without wildcard: not \"" + written + "\""};
    if (is_on_this_computer(*host) != practice)
      throw Fault{portal_group, key,
                  practice ? "only hosts under .localhost: this is a practice portal"
                           : "no host under .localhost: this is a real portal"};
    hosts.push_back(*host);
  }
  if (hosts.empty())
    throw Fault{portal_group, key, "at least one host"};
  return hosts;
}

void check_address(const Description& description, const std::string& key, const std::string& address) {
  if (!description.may_show(address))
    throw Fault{portal_group, key, "an https address of one of the hosts"};
}

Description read(const std::string& path, bool practice) {
  const KeyFile file{path};
  check_keys(file);
  if (file.text(portal_group, "format") != "1")
    throw Fault{portal_group, "format", "1"};
  Description description;
  description.practice = file.truth(portal_group, "practice", false);
  if (description.practice != practice)
    throw Fault{portal_group, "practice", practice ? "true: only a practice portal is wanted" : "false"};
  description.name = file.text(portal_group, "name");
  if (description.name.empty())
    throw Fault{portal_group, "name", "a name"};
  description.hosts = read_hosts(file, "hosts", practice);
  description.card_hosts = read_hosts(file, "card-hosts", practice);
  for (const auto& host : description.card_hosts)
    if (contains(description.hosts, host))
      throw Fault{portal_group, "card-hosts", "hosts that the view does not show: " + host + " is also in hosts"};

  for (const auto& key : file.keys(portal_group))
    if (const auto [name, language] = key_name(portal_group, key); name == "start") {
      check_address(description, key, file.text(portal_group, key));
      description.start[language] = file.text(portal_group, key);
    }
  if (!description.start.contains(""))
    throw Fault{portal_group, "start", "the address for all other languages"};
  description.log_out = file.text(portal_group, "log-out");
  if (!description.log_out.empty())
    check_address(description, "log-out", description.log_out);

  auto all_hosts = description.hosts;
  all_hosts.insert(all_hosts.end(), description.card_hosts.begin(), description.card_hosts.end());
  for (const auto& group : file.groups())
    if (group != portal_group)
      description.pages.push_back(read_page_rule(file, group, all_hosts));
  return description;
}

} // namespace

DescriptionResult load_description(const std::string& path, bool practice) {
  try {
    return read(path, practice);
  } catch (const Fault& fault) {
    return fault.error;
  }
}

} // namespace portal
