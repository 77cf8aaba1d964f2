// Package catalogue knows what the documents this tool was asked for say of a
// revenue organisation: its roles with their work and pay, and its words. It is
// reference, not model: a scenario's role may be like one of these (like: sdr)
// and still say otherwise in every key.
//
// Titles are labels on capabilities. The documents disagree about them: one company's
// SDR answers whoever asked, another's calls whoever did not. So a role
// here has the capabilities that its name has most often, and says where its
// sources differ.
//
// # The documents
//
// An entry cites what it is drawn from by these names:
//
//   - Guide to tech-sales positions (Japan): a recruiter's guide to the roles
//     of technology sales, with pay in Japan.
//   - Revenue glossary (A to P): a hundred terms of going to market.
//   - Seven roles in enterprise sales: a post on who sells enterprise software.
//   - Sales glossary (I to Z): the terms of sales from inbound sales on.
//   - French glossary of recurring revenue: roles and terms, in French.
//
// Pay is in yen a year and of people in Japan. Where the documents give
// none, nothing is made up: the range is empty.
package catalogue
