// SPDX-License-Identifier: EUPL-1.2
#include "simulator/card/pkcs15_files.h"

#include "simulator/card/eid_files.h"
#include "simulator/card/hex.h"

namespace simulator {

namespace {

using card::Bytes;

void append(Bytes& bytes, const Bytes& more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

Bytes token_info(const EidOptions& options) {
  Bytes bytes = from_hex("30270201000410");
  append(bytes, chip_serial(options));
  append(bytes, from_hex("800642454C504943 03020430 9E04"));
  append(bytes, from_hex(is_elliptic(options.applet) ? "04030040" : "03020000"));
  return bytes;
}

/// Both keys, the tag of their kind and their size being what differs between the applets.
Bytes private_keys(Applet applet) {
  const bool rsa = !is_elliptic(applet);
  const Bytes size = from_hex(!rsa ? "02020180" : applet == Applet::v1_1 ? "02020400" : "02020800");
  Bytes bytes = from_hex(rsa ? "303A" : "A03A");
  append(bytes, from_hex("30170C0E41757468656E7469636174696F6E030206C0040101 300F0401020302052003 0203B802020082"
                         "A10E300C300604043F00DF00"));
  append(bytes, size);
  append(bytes, from_hex(rsa ? "3039" : "A039"));
  append(bytes, from_hex("30150C095369676E6174757265030206C0040101020101 3010040103030306004003 0203B802020083"
                         "A10E300C300604043F00DF00"));
  append(bytes, size);
  return bytes;
}

/// The entries of the certificates that only adults have, then those of the CA and the root.
struct CertificateEntries {
  const char* personal;
  const char* authorities;
};

constexpr CertificateEntries entries_1_7{
    "302C30170C0E41757468656E7469636174696F6E030206C00401013003040102A10C300A300804063F00DF005038"
    "302730120C095369676E6174757265030206C00401013003040103A10C300A300804063F00DF005039",
    "3023300B0C024341030206C004010130060401040101FFA10C300A300804063F00DF00503A"
    "3025300D0C04526F6F74030206C004010130060401060101FFA10C300A300804063F00DF00503B"};

/// As 1.7, but modifiable only (flags 0640), and "implicit trust: no" (83 01 00) in each.
constexpr CertificateEntries entries_1_8{
    "302F30170C0E41757468656E7469636174696F6E030206400401013006040102830100A10C300A300804063F00DF005038"
    "302A30120C095369676E6174757265030206400401013006040103830100A10C300A300804063F00DF005039",
    "3026300B0C0243410302064004010130090401040101FF830100A10C300A300804063F00DF00503A"
    "3028300D0C04526F6F740302064004010130090401060101FF830100A10C300A300804063F00DF00503B"};

Bytes certificates(const EidOptions& options) {
  const auto& entries = is_elliptic(options.applet) ? entries_1_8 : entries_1_7;
  const Bytes personal = from_hex(entries.personal);
  const Bytes authorities = from_hex(entries.authorities);
  Bytes bytes;
  if (options.has_certificates)
    append(bytes, personal);
  append(bytes, authorities);
  bytes.resize(personal.size() + authorities.size()); // the tail of a card without certificates is zero
  return bytes;
}

} // namespace

void add_pkcs15_files(FileContents& files, const EidOptions& options) {
  files[{file::master, file::directory_list}] =
      from_hex("61234F0CA000000177504B43532D3135500642454C5049435104 3F00DF0073050603603802");
  files[{file::belpic, file::object_directory}] =
      from_hex("A00A300804063F00DF005035A40A300804063F00DF005037A80A300804063F00DF005034");
  files[{file::belpic, file::token_info}] = token_info(options);
  files[{file::belpic, file::authentication_objects}] =
      from_hex("3033300F0C09426173696320 50494E030206C03003040101A11B3019030202 0C0A0100020104020108800101"
               "0401FF300404023F00");
  files[{file::belpic, file::private_keys}] = private_keys(options.applet);
  files[{file::belpic, file::certificates}] = certificates(options);
}

} // namespace simulator
