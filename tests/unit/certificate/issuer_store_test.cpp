// SPDX-License-Identifier: EUPL-1.2
#include "certificate/certificate.h"
#include "certificate/issuer_store.h"
#include "made_identity.h"

#include <glib/gstdio.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace certificate {

namespace {

namespace fs = std::filesystem;

const made::Key& key_of_issuers() {
  static const made::Key ec = made::ec_key();
  return ec;
}

fs::path new_directory() {
  std::string pattern = (fs::temp_directory_path() / "issuer-store-XXXXXX").string();
  return g_mkdtemp(pattern.data());
}

class Store : public testing::Test {
protected:
  ~Store() override {
    std::error_code ignored;
    fs::permissions(m_around, fs::perms::owner_all, ignored);
    fs::remove_all(m_around, ignored);
  }

  [[nodiscard]] fs::path directory() const { return m_around / "cache" / "issuers"; }

  /// Where the issuer of `holder` is kept.
  [[nodiscard]] fs::path file_of(const made::Identity& holder) const {
    return directory() / (Certificate::from_der(holder.der())->issuer_digest() + ".der");
  }

  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{directory()}, fs::directory_iterator{}));
  }

  static void write(const fs::path& file, const card::Bytes& content) {
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(content.data()),
                                                static_cast<std::streamsize>(content.size()));
  }

  fs::path m_around = new_directory();
  made::Identity m_ca = made::authority("Citizen CA", key_of_issuers());
  made::Identity m_ada = made::identity(made::authentication_certificate(), made::ec_key(), &m_ca);
  IssuerStore m_store{directory()};
};

} // namespace

TEST_F(Store, gives_the_issuer_back_to_the_next_program_and_for_another_card) {
  EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), std::nullopt);
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  const auto bob = made::identity({.given_names = "Bob", .surname = "Proef"}, key_of_issuers(), &m_ca);
  EXPECT_EQ(IssuerStore{directory()}.find_issuer_of(bob.der()), m_ca.der());
}

TEST_F(Store, lets_only_its_user_in) {
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  EXPECT_EQ(fs::status(directory()).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(file_of(m_ada)).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Store, holds_the_issuer_only_and_nothing_of_the_holder) {
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  EXPECT_EQ(files(), 1U);
  EXPECT_EQ(fs::file_size(file_of(m_ada)), m_ca.der().size());
}

TEST_F(Store, keeps_no_holder_who_is_handed_in_as_an_issuer) {
  const auto bystander = made::identity(made::authentication_certificate(), key_of_issuers());
  const auto ada = made::identity(made::authentication_certificate(), key_of_issuers(), &bystander);
  m_store.learn_issuer(ada.der(), bystander.der());
  m_store.learn_issuer(m_ada.der(), m_ada.der());
  EXPECT_FALSE(fs::exists(directory()));
}

TEST_F(Store, keeps_no_ca_that_did_not_issue_the_card) {
  const auto namesake = made::authority("Citizen CA", made::ec_key());
  m_store.learn_issuer(m_ada.der(), namesake.der());
  EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), std::nullopt);
}

TEST_F(Store, believes_no_file_that_is_not_the_issuer_and_replaces_it) {
  const auto namesake = made::authority("Citizen CA", made::ec_key());
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  auto torn = m_ca.der();
  torn.resize(torn.size() / 2);
  for (const auto& wrong : {namesake.der(), m_ada.der(), torn, card::Bytes{}, card::Bytes(100'000, 0x30)}) {
    write(file_of(m_ada), wrong);
    EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), std::nullopt);
    m_store.learn_issuer(m_ada.der(), m_ca.der());
    EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), m_ca.der());
  }
}

TEST_F(Store, tells_two_keys_of_one_ca_apart) {
  const auto renewed = made::authority("Citizen CA", made::ec_key());
  const auto bob = made::identity({.given_names = "Bob"}, key_of_issuers(), &renewed);
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  m_store.learn_issuer(bob.der(), renewed.der());
  EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), m_ca.der());
  EXPECT_EQ(m_store.find_issuer_of(bob.der()), renewed.der());
}

TEST_F(Store, forgets_the_oldest_when_there_are_many) {
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  for (std::size_t i = 0; i < IssuerStore::max_files; ++i) {
    const auto file = directory() / (std::to_string(i) + ".der");
    write(file, {});
    fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours{i + 1});
  }
  const auto other = made::authority("Foreigner CA", key_of_issuers());
  const auto bob = made::identity({.given_names = "Bob"}, key_of_issuers(), &other);
  m_store.learn_issuer(bob.der(), other.der());
  EXPECT_EQ(files(), IssuerStore::max_files);
  EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), m_ca.der());
  EXPECT_EQ(m_store.find_issuer_of(bob.der()), other.der());
}

TEST_F(Store, does_without_a_directory_it_cannot_make) {
  write(m_around / "cache", {}); // a file where the directory should be: also root cannot get past it
  m_store.learn_issuer(m_ada.der(), m_ca.der());
  EXPECT_EQ(m_store.find_issuer_of(m_ada.der()), std::nullopt);
}

TEST_F(Store, has_nothing_for_what_is_no_certificate) {
  m_store.learn_issuer(card::Bytes(10), m_ca.der());
  m_store.learn_issuer(m_ada.der(), card::Bytes(10));
  EXPECT_EQ(m_store.find_issuer_of(card::Bytes(10)), std::nullopt);
}

} // namespace certificate
