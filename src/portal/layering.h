// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/key_file.h"
#include "portal/page_rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace portal {

inline const std::string portal_group = "portal";
inline constexpr const char* card_host_issuer = "card-host-issuer";
inline constexpr const char* ask_about_hosts = "ask-about-hosts";
inline constexpr const char* accepted_hosts = "accepted-hosts";
inline constexpr std::string_view service_prefix = "service ";

/// Lays one file's part of a description over those before it. Throws KeyFileError.
class Layering {
public:
  /// `service`: whose start addresses and pages are taken; all are checked.
  Layering(bool practice, std::string service);

  /// The groups [portal] and [service …]; refuses groups of any other kind but [page …]. May have added a part when it
  /// throws.
  void add_portal(const KeyFile& file, const Origin& origin);
  /// The groups [page …]: all of them, or none when it throws. Of the learned layer, whose pages know nothing of each
  /// other, those that are right, also when it throws.
  void add_pages(const KeyFile& file, const Origin& origin);

  /// When add_portal() threw: where the file says who must have issued a card host's certificate, nobody has, so that a
  /// mistake in a site's file does not take away what it was written for.
  void trust_no_card_host(const KeyFile& file, const Origin& origin);

  [[nodiscard]] const Description& description() const { return m_description; }

private:
  void add_hosts(const KeyFile& file, const Origin& origin);
  void add_accepted_hosts(const KeyFile& file, const Origin& origin);
  void add_card_host_issuers(const KeyFile& file, const Origin& origin);
  void add_services(const KeyFile& file, const Origin& origin);
  void forget_start();
  [[nodiscard]] std::string read_address(const KeyFile& file, const std::string& group, const std::string& key) const;
  void add_page(PageEntry entry);
  void check_learned_page(const PageRule& rule, const std::string& group);
  std::vector<PageRule>::iterator find_page(const std::string& name);
  [[nodiscard]] bool is_for_this_service(const PageEntry& entry) const;

  bool m_practice;
  std::string m_service;
  Description m_description;
};

} // namespace portal
