// SPDX-License-Identifier: EUPL-1.2
#include "portal/layering.h"

#include "base/glib_pointers.h"
#include "portal/address.h"
#include "portal/compose.h"
#include "portal/shown_hosts.h"

#include <glib.h>
#include <glib/gi18n.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace portal {

namespace {

constexpr std::array<std::string_view, 10> portal_keys{"format",       "hosts",          "card-hosts", ask_about_hosts,
                                                       accepted_hosts, card_host_issuer, "log-out",    "log-out-words",
                                                       "public-pages", "practice"};
constexpr std::array<std::string_view, 2> service_keys{"name", "start"};

bool begins_with(const std::string& text, std::string_view beginning) {
  return text.size() > beginning.size() && text.compare(0, beginning.size(), beginning) == 0;
}

template <typename Known>
void check_keys(const KeyFile& file, const std::string& group, const Known& known) {
  for (const auto& key : file.keys(group)) {
    const auto [name, language] = key_name(group, key);
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw KeyFileError{group, key, _("no such key; the known ones are in primaweb-portal(5)")};
    if (!language.empty() && name != "start")
      throw KeyFileError{group, key, _("no language: only start has one")};
  }
}

void check_groups(const KeyFile& file) {
  for (const auto& group : file.groups())
    if (group != portal_group && !begins_with(group, service_prefix) && !begins_with(group, page_prefix))
      throw KeyFileError{group, "", _("[portal], [service NAME] or [page NAME]")};
}

/// The learned layer is written by the launcher after what pages show: it may say nothing but what to follow.
void check_learned_file(const KeyFile& file) {
  for (const auto& group : file.groups())
    for (const auto& key : file.keys(group))
      if (!begins_with(group, page_prefix) &&
          !(group == portal_group && (key == "format" || key == "practice" || key == accepted_hosts)))
        throw KeyFileError{group, key, _("only pages, and the hosts of these, in the file of learned pages")};
}

/// Patterns are for what is shown: the card answers no host that has no name.
std::optional<std::string> read_host(const std::string& written, const std::string& key) {
  if (!is_host_pattern(written)) {
    auto host = parse_host(written);
    if (!host)
      throw KeyFileError{portal_group, key, compose(_("host or host:port: not \"%1\""), written)};
    return host;
  }
  if (key != "hosts")
    throw KeyFileError{portal_group, key, compose(_("host or host:port, without wildcard: not \"%1\""), written)};
  auto pattern = parse_host_pattern(written);
  if (!pattern)
    throw KeyFileError{
        portal_group, key,
        compose(_("*. and a zone of one owner, no address and no public suffix such as *.be: not \"%1\""), written)};
  return pattern;
}

std::vector<std::string> read_hosts(const KeyFile& file, const std::string& key, bool practice) {
  std::vector<std::string> hosts;
  for (const auto& written : file.list(portal_group, key)) {
    const auto host = read_host(written, key);
    if (is_on_this_computer(*host) != practice)
      throw KeyFileError{portal_group, key,
                         practice ? _("only hosts under .localhost: this is a practice portal")
                                  : _("no host under .localhost: this is a real portal")};
    hosts.push_back(*host);
  }
  return hosts;
}

/// SHA-256 gives 32 bytes. What base64 reads in more than one way is no pin: it is compared as text.
bool is_pin(const std::string& written) {
  constexpr std::string_view kind = "sha256/";
  if (!begins_with(written, kind))
    return false;
  const auto base64 = written.substr(kind.size());
  gsize size = 0;
  const base::Handle<guchar, g_free> hash{g_base64_decode(base64.c_str(), &size)};
  const base::TextPtr again{g_base64_encode(hash.get(), size)};
  return size == 32 && base64 == again.get();
}

/// Of a learned page: at a host that is not shown, or not yet, it does no harm, and is no mistake.
std::vector<std::string> hosts_in(const KeyFile& file, const std::string& group) {
  std::vector<std::string> hosts;
  for (const auto& address : file.list(group, "addresses"))
    if (const auto parsed = parse_address(address))
      hosts.push_back(parsed->host);
  return hosts;
}

void add_new(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const auto& each : more)
    if (!contains(all, each))
      all.push_back(each);
}

} // namespace

Layering::Layering(bool practice, std::string service) : m_practice{practice}, m_service{std::move(service)} {
  m_description.practice = practice;
  m_description.asks_about_hosts = true;
}

void Layering::add_portal(const KeyFile& file, const Origin& origin) {
  check_groups(file);
  check_keys(file, portal_group, portal_keys);
  if (file.text(portal_group, "format") != "1")
    throw KeyFileError{portal_group, "format", "1"};
  if (file.truth(portal_group, "practice", false) != m_practice)
    throw KeyFileError{portal_group, "practice", m_practice ? _("true: only a practice portal is wanted") : "false"};
  if (origin.layer == Layer::learned)
    check_learned_file(file);
  add_hosts(file, origin);
  add_accepted_hosts(file, origin);
  add_card_host_issuers(file, origin);
  if (file.has(portal_group, "log-out")) {
    m_description.log_out = read_address(file, portal_group, "log-out");
    m_description.origins["log-out"] = origin;
  }
  if (file.has(portal_group, "log-out-words")) {
    m_description.log_out_words = file.list(portal_group, "log-out-words");
    m_description.origins["log-out-words"] = origin;
  }
  for (const auto& address : file.list(portal_group, "public-pages")) {
    if (!m_description.may_show(address))
      throw KeyFileError{portal_group, "public-pages", _("https addresses of the hosts")};
    add_new(m_description.public_pages, {address});
  }
  add_services(file, origin);
}

/// Hosts are only ever added, and not by a user: whom the card answers to is for whoever answers for the computer.
void Layering::add_hosts(const KeyFile& file, const Origin& origin) {
  for (const char* key : {"hosts", "card-hosts", ask_about_hosts, card_host_issuer})
    if (file.has(portal_group, key) && origin.layer != Layer::shipped && origin.layer != Layer::system)
      throw KeyFileError{portal_group, key, _("hosts and what is about them only in the shipped and the system layer")};
  const auto hosts = read_hosts(file, "hosts", m_practice);
  const auto card_hosts = read_hosts(file, "card-hosts", m_practice);
  for (const auto& list : {hosts, card_hosts})
    for (const auto& host : list)
      m_description.origins.try_emplace(host, origin);
  add_new(m_description.hosts, hosts);
  add_new(m_description.card_hosts, card_hosts);
  for (const auto& host : m_description.card_hosts)
    if (contains(m_description.hosts, host))
      throw KeyFileError{portal_group, "card-hosts",
                         compose(_("hosts that the view does not show: %1 is also in hosts"), host)};
}

/// Written by the launcher itself when its user agreed to be led there: what a site's file says counts before it.
void Layering::add_accepted_hosts(const KeyFile& file, const Origin& origin) {
  if (file.has(portal_group, ask_about_hosts)) {
    m_description.asks_about_hosts = file.truth(portal_group, ask_about_hosts, true);
    m_description.origins[ask_about_hosts] = origin;
  }
  if (!file.has(portal_group, accepted_hosts))
    return;
  if (origin.layer != Layer::learned)
    throw KeyFileError{portal_group, accepted_hosts, _("hosts: these only in the file of learned pages")};
  for (const auto& host : read_hosts(file, accepted_hosts, m_practice)) {
    if (!m_description.may_ask_about("https://" + host + "/"))
      continue;
    m_description.accepted_hosts.push_back(host);
    m_description.origins.try_emplace(host, origin);
  }
}

void Layering::add_card_host_issuers(const KeyFile& file, const Origin& origin) {
  if (!file.has(portal_group, card_host_issuer))
    return;
  const auto pins = file.list(portal_group, card_host_issuer);
  if (pins.empty())
    throw KeyFileError{portal_group, card_host_issuer, _("at least one public key")};
  for (const auto& pin : pins)
    if (!is_pin(pin))
      throw KeyFileError{
          portal_group, card_host_issuer,
          compose(_("sha256/ and the base64 of a public key's SHA-256, of 44 characters: not \"%1\""), pin)};
  m_description.card_host_issuers = pins;
  m_description.origins[card_host_issuer] = origin;
}

void Layering::trust_no_card_host(const KeyFile& file, const Origin& origin) {
  const bool may_say_so = origin.layer == Layer::shipped || origin.layer == Layer::system;
  if (!may_say_so || !file.has(portal_group, card_host_issuer))
    return;
  m_description.card_host_issuers = {"(not read)"};
  m_description.origins[card_host_issuer] = origin;
}

void Layering::add_services(const KeyFile& file, const Origin& origin) {
  for (const auto& group : file.groups()) {
    if (!begins_with(group, service_prefix))
      continue;
    check_keys(file, group, service_keys);
    const bool is_wanted = group.substr(service_prefix.size()) == m_service;
    if (is_wanted && file.has(group, "name"))
      m_description.name = file.text(group, "name");
    if (is_wanted && file.has(group, "start"))
      forget_start();
    for (const auto& key : file.keys(group)) {
      const auto [name, language] = key_name(group, key);
      if (name != "start")
        continue;
      const auto address = read_address(file, group, key);
      if (!is_wanted)
        continue;
      m_description.start[language] = address;
      m_description.origins[key] = origin;
    }
  }
}

/// A file that says where to begin in all other languages means those, too, of which an earlier file said it.
void Layering::forget_start() {
  for (const auto& [language, address] : m_description.start)
    m_description.origins.erase(language.empty() ? "start" : "start[" + language + "]");
  m_description.start.clear();
}

std::string Layering::read_address(const KeyFile& file, const std::string& group, const std::string& key) const {
  if (m_description.hosts.empty())
    throw KeyFileError{portal_group, "hosts", _("at least one host")};
  auto address = file.text(group, key);
  if (!m_description.may_show(address))
    throw KeyFileError{group, key, _("an https address of one of the hosts")};
  return address;
}

void Layering::add_pages(const KeyFile& file, const Origin& origin) {
  auto all_hosts = m_description.hosts;
  all_hosts.insert(all_hosts.end(), m_description.card_hosts.begin(), m_description.card_hosts.end());
  std::vector<PageEntry> entries;
  std::optional<KeyFileError> first_fault;
  for (const auto& group : file.groups()) {
    if (!begins_with(group, page_prefix))
      continue;
    try {
      auto entry = read_page(file, group, origin.layer == Layer::learned ? hosts_in(file, group) : all_hosts);
      entry.rule.origin = origin;
      if (origin.layer == Layer::learned)
        check_learned_page(entry.rule, group);
      entries.push_back(std::move(entry));
    } catch (const KeyFileError& fault) {
      if (origin.layer != Layer::learned)
        throw;
      if (!first_fault)
        first_fault = fault;
    }
  }
  for (auto& entry : entries)
    if (!entry.enabled || is_for_this_service(entry))
      add_page(std::move(entry));
  if (first_fault)
    throw KeyFileError{*first_fault};
}

void Layering::check_learned_page(const PageRule& rule, const std::string& group) {
  check_learned(rule, group);
  if (find_page(rule.name) != m_description.pages.end())
    throw KeyFileError{group, "", _("a name of its own: a learned page takes no other's place")};
}

bool Layering::is_for_this_service(const PageEntry& entry) const {
  return entry.services.empty() || contains(entry.services, m_service);
}

std::vector<PageRule>::iterator Layering::find_page(const std::string& name) {
  return std::find_if(m_description.pages.begin(), m_description.pages.end(),
                      [&name](const PageRule& rule) { return rule.name == name; });
}

/// A page of a known name takes that one's place; a new one comes after all others.
void Layering::add_page(PageEntry entry) {
  const auto known = find_page(entry.rule.name);
  if (!entry.enabled) {
    if (known != m_description.pages.end())
      m_description.pages.erase(known);
    m_description.disabled.push_back(std::move(entry.rule));
  } else if (known != m_description.pages.end()) {
    *known = std::move(entry.rule);
  } else {
    m_description.pages.push_back(std::move(entry.rule));
  }
}

} // namespace portal
