// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/learned_page.h"

#include <string>
#include <vector>

namespace portal {

/// The file of learned pages: a description of its own, readable and writable for its user only.
class LearnedPages {
public:
  /// `practice`: those of a practice portal (promise 8). `service`: whose way is learned; pages that were learned on
  /// the way to another one stay as they are.
  LearnedPages(std::string path, bool practice, std::string service);

  /// Those of all services. Empty when there is none, or the file is none that this class wrote.
  [[nodiscard]] std::vector<LearnedPage> all() const;

  /// Those that the user agreed to be led to, on the way to whatever service: "host" or "host:port".
  [[nodiscard]] std::vector<std::string> hosts() const;

  // Each of these says whether the file could be written.

  /// In place of what was known of the same addresses on the way to this service, but for the pages named `kept`. Where
  /// several pages have one address, lists to choose from are looked for first, then what came later on the way: it may
  /// stand beside what was pressed before it. `pages`: in the order of the way.
  [[nodiscard]] bool remember(std::vector<LearnedPage> pages, const std::vector<std::string>& kept) const;
  /// Remembers hosts that the user agreed to be led to, beside those that are known.
  [[nodiscard]] bool remember_hosts(const std::vector<std::string>& more) const;
  /// Forgets the page of this name.
  bool forget(const std::string& name) const;
  bool forget_all() const;
  /// Forgets that the user agreed to be led to this host.
  bool forget_host(const std::string& host) const;
  /// Writes them to a file that others may read: for the system layer of other computers, where the hosts are shown to
  /// everybody. `shown`: what is shown there anyway; a page elsewhere would be a mistake there, for which all pages of
  /// the file are left out, so it is not written.
  [[nodiscard]] bool export_to(const std::string& path, std::vector<std::string> shown) const;

private:
  /// A page, and whose way it is on; empty: any service's, as the first versions wrote it.
  struct Entry {
    LearnedPage page;
    std::string service;
  };

  [[nodiscard]] std::vector<Entry> entries() const;
  [[nodiscard]] bool keep(const std::vector<Entry>& entries, const std::vector<std::string>& hosts) const;

  /// Where to, and what the hosts are there.
  struct File {
    std::string path;
    int mode;
    const char* hosts_key;
  };

  [[nodiscard]] bool write(const std::vector<Entry>& entries, const std::vector<std::string>& hosts,
                           const File& file) const;

  std::string m_path;
  bool m_practice;
  std::string m_service;
};

} // namespace portal
