// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/learned_page.h"

#include <string>
#include <vector>

namespace portal {

/// The file of learned pages: a description of its own, readable and writable for its user only.
class LearnedPages {
public:
  /// `practice`: those of a practice portal (promise 8).
  LearnedPages(std::string path, bool practice);

  /// Empty when there is none, or the file is none that this class wrote.
  [[nodiscard]] std::vector<LearnedPage> all() const;

  // Each of these says whether the file could be written.

  /// In place of what was known of the same address.
  bool remember(const LearnedPage& page) const;
  /// Forgets the page of this name (name_of()).
  bool forget(const std::string& name) const;
  bool forget_all() const;
  /// Writes all of them to a file that others may read: for the system layer of other computers.
  [[nodiscard]] bool export_to(const std::string& path) const;

private:
  [[nodiscard]] bool write(const std::vector<LearnedPage>& pages, const std::string& path, int mode) const;

  std::string m_path;
  bool m_practice;
};

} // namespace portal
